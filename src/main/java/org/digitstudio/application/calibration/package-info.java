/** Fits the calibration of confidence and the detectors of inputs that are not digits. */
@NullMarked
package org.digitstudio.application.calibration;

import org.jspecify.annotations.NullMarked;
