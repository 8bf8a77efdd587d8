/** The IDX format of the MNIST data sets. */
package org.secateur.instances.idx;
