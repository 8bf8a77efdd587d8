/** The JSON formats of instances and results, read and written as streams. */
package org.secateur.instances.json;
