/** The ONNX format, as far as it holds networks of dense layers in a row. */
package org.secateur.instances.onnx;
