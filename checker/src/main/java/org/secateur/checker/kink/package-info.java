/**
 * Rule {@code kinks}, section 6 of certificate-v2: options whose kink nobody could undo are
 * dropped, in the plane. To be believed: {@link org.secateur.checker.kink.KinkRule} with the order
 * of lines in {@link org.secateur.checker.kink.KinkLines}. {@link org.secateur.checker.kink.Wedge}
 * and {@link org.secateur.checker.kink.ShortGauge} do in longs what {@code KinkRule.judge} does in
 * any length, for the sake of a million neurons. Not needed unless the verdict rests on kinks.
 */
package org.secateur.checker.kink;
