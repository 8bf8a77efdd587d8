/** Trained networks of any depth, and the files they come in. */
package org.secateur.instances.layers;
