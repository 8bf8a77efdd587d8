/** The array formats of numpy, as far as they hold real numbers. */
package org.secateur.instances.npz;
