/** ONNX models, read and written. */
@NullMarked
package org.digitstudio.exchange.onnx;

import org.jspecify.annotations.NullMarked;
