/** What the binary formats have in common: blocks of numbers, and zip archives. */
package org.secateur.instances.binary;
