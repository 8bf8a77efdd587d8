/**
 * Plane sections: networks of three and more inputs, seen at the inputs of a plane through 0, are
 * networks of two. What holds of the section's selection problem holds of the whole one's.
 */
package org.secateur.solver.section;
