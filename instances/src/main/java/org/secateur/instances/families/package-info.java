/** Generators of instances, one class for each family. */
package org.secateur.instances.families;
