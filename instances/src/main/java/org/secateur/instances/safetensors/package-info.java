/** The safetensors format: a JSON directory, then the values of all tensors. */
package org.secateur.instances.safetensors;
