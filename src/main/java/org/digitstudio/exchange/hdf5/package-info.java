/** The part of HDF5 that holds Keras models, read in plain Java. */
@NullMarked
package org.digitstudio.exchange.hdf5;

import org.jspecify.annotations.NullMarked;
