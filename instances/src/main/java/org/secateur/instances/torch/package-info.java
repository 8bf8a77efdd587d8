/** PyTorch's files of tensors by name, read without ever executing anything from them. */
package org.secateur.instances.torch;
