/** Where instances come from and how they are written down: file formats and generators. */
package org.secateur.instances;
