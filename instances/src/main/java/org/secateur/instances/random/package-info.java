/** Random streams that are the same on every machine, JDK and library version. */
package org.secateur.instances.random;
