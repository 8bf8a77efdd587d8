/**
 * What is said of a certificate: a verdict, and the first fault with its place and its numbers. A
 * check ends by an exception wherever a side condition fails, so that nothing after it can make the
 * verdict VALID again; this is all that has to be believed of this room.
 */
package org.secateur.checker.verdict;
