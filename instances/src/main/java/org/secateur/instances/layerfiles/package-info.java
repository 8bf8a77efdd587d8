/** Networks of dense layers from files of any known format, and into files. */
package org.secateur.instances.layerfiles;
