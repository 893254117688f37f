package org.digitstudio.ui.inside.model;

import java.util.OptionalInt;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.digitstudio.ui.inside.widgets.Cell;

/** The parts of the network and the cells the user has selected, shared by the stations. */
public final class Selections {
  /** The value of {@link #map} and {@link #neuron} that stands for the strongest one. */
  public static final int STRONGEST = -1;

  private final ObjectProperty<Cell> pixel = new SimpleObjectProperty<>(new Cell(13, 13));
  private final IntegerProperty convolution = new SimpleIntegerProperty();
  private final BooleanProperty learnedKernels = new SimpleBooleanProperty();
  private final IntegerProperty pooling = new SimpleIntegerProperty();
  private final IntegerProperty map = new SimpleIntegerProperty(STRONGEST);
  private final ObjectProperty<Cell> mapCell = new SimpleObjectProperty<>(new Cell(8, 14));
  private final ObjectProperty<Cell> pooledCell = new SimpleObjectProperty<>(new Cell(0, 0));
  private final IntegerProperty hiddenLayer = new SimpleIntegerProperty();
  private final IntegerProperty neuron = new SimpleIntegerProperty(STRONGEST);
  private final ObjectProperty<OptionalInt> digit = new SimpleObjectProperty<>(OptionalInt.empty());

  /** Returns the selected pixel of the image. */
  public ObjectProperty<Cell> pixel() {
    return pixel;
  }

  /** Returns the index of the selected convolution among the network's convolutions. */
  public IntegerProperty convolution() {
    return convolution;
  }

  /** Returns whether Convolution shows the learned kernels rather than the hand-made ones. */
  public BooleanProperty learnedKernels() {
    return learnedKernels;
  }

  /** Returns the index of the selected pooling layer among the network's pooling layers. */
  public IntegerProperty pooling() {
    return pooling;
  }

  /** Returns the index of the selected feature map, or {@link #STRONGEST}. */
  public IntegerProperty map() {
    return map;
  }

  /** Returns the selected cell of a feature map before pooling. */
  public ObjectProperty<Cell> mapCell() {
    return mapCell;
  }

  /** Returns the selected cell of a feature map after pooling. */
  public ObjectProperty<Cell> pooledCell() {
    return pooledCell;
  }

  /** Returns the index of the selected layer among the hidden dense layers. */
  public IntegerProperty hiddenLayer() {
    return hiddenLayer;
  }

  /** Returns the index of the neuron to select next, or {@link #STRONGEST}. */
  public IntegerProperty neuron() {
    return neuron;
  }

  /** Returns the digit the user asks about; while empty, the predicted digit. */
  public ObjectProperty<OptionalInt> digit() {
    return digit;
  }

  /** Returns the digit the user asks about, or the predicted one. */
  public int digit(Inspection now) {
    return digit.get().orElse(now.trace().prediction());
  }
}
