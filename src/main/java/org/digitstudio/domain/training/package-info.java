/** Training plans, their runs and the events they report. */
@NullMarked
package org.digitstudio.domain.training;

import org.jspecify.annotations.NullMarked;
