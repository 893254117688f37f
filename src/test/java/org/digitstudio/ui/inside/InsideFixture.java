package org.digitstudio.ui.inside;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.SynchronousRunner;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.insight.ForwardPass;
import org.digitstudio.insight.SampleNetworks;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.storage.AtomicFile;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.Studios;
import org.digitstudio.ui.Studios.NotingNavigator;
import org.digitstudio.ui.common.FileDialogs;
import org.digitstudio.ui.common.Theme;

/** The Inside page in a window of its own, with a network of the test's choice. */
final class InsideFixture {
  final SharedState state = SharedState.blank();
  final NotingNavigator noted = new NotingNavigator();
  final InsidePage page;
  final Stage stage;

  /** The file that the dialogs return; empty if the user cancels. */
  private Optional<Path> chosen = Optional.empty();

  InsideFixture(Theme theme, double width, double height) {
    this(theme, width, height, new SynchronousRunner());
  }

  InsideFixture(Theme theme, double width, double height, BackgroundRunner runner) {
    page =
        new InsidePage(
            new InsidePage.Services(
                Studios.library(), new Dialogs(), AtomicFile::write, InsideFixture::testSet),
            state,
            runner,
            noted,
            Pane::new);
    stage = Fx.show(theme, page::view, width, height);
    Fx.run(page::shown);
  }

  private static DigitDataset testSet() {
    return BundledMnist.test();
  }

  InsideFixture model(String name, ForwardPass network) {
    return model(SampleNetworks.model(name, network));
  }

  /** Uses a model with its card, including its calibration. */
  InsideFixture model(Model model) {
    Fx.run(() -> state.classifier().set(Optional.of(new Reader(model))));
    return this;
  }

  InsideFixture drawing(DigitImage image) {
    Fx.run(() -> state.drawing().set(image));
    return this;
  }

  /** Starts a tour from the menu. */
  void tour(int index) {
    Fx.run(() -> ((MenuButton) node("inside-tour")).getItems().get(index).fire());
  }

  /** Opens a tour from a file. */
  void openTour(Path file) {
    chosen = Optional.of(file);
    Fx.run(() -> item(((MenuButton) node("inside-tour")).getItems(), "inside-tour-open").fire());
  }

  /** Saves a tour from the menu as text. */
  void saveTour(int index, Path file) {
    fire("inside-tour-save", index, file);
  }

  /** Saves the worksheet of a tour of the menu. */
  void saveWorksheet(int index, Path file) {
    fire("inside-tour-worksheet", index, file);
  }

  private void fire(String menu, int index, Path file) {
    chosen = Optional.of(file);
    Fx.run(
        () -> {
          List<MenuItem> items = ((MenuButton) node("inside-tour")).getItems();
          ((Menu) item(items, menu)).getItems().get(index).fire();
        });
  }

  private static MenuItem item(List<MenuItem> items, String id) {
    return items.stream().filter(item -> id.equals(item.getId())).findFirst().orElseThrow();
  }

  void press(String id) {
    Fx.run(() -> ((ButtonBase) node(id)).fire());
  }

  Node node(String id) {
    Node node = Fx.find(stage, "#" + id);
    if (node == null) {
      throw new AssertionError("nothing on the screen is called " + id);
    }
    return node;
  }

  String text(String id) {
    return Fx.call(() -> ((Label) node(id)).getText());
  }

  double number(String id) {
    return parse(text(id));
  }

  static double parse(String text) {
    return Double.parseDouble(
        text.replace('\u2212', '-').replaceAll("[\\s\u00a0]*%", "").replace(",", ""));
  }

  void key(String id, KeyCode code) {
    Fx.run(
        () ->
            node(id)
                .fireEvent(
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
  }

  void close() {
    Fx.run(page::hidden);
    Fx.close(stage);
  }

  /** Returns the chosen file from every dialog. */
  private final class Dialogs implements FileDialogs {
    @Override
    public Optional<Path> open(Node over, String title, Kind... kinds) {
      return chosen;
    }

    @Override
    public Optional<Path> save(Node over, String title, String suggested, Kind... kinds) {
      return chosen;
    }
  }

  /** Holds the model only, because Inside runs the network itself. */
  private record Reader(Model model) implements DigitClassifier {
    @Override
    public Prediction classify(DigitImage image) {
      throw new UnsupportedOperationException();
    }

    @Override
    public float[] features(DigitImage image) {
      throw new UnsupportedOperationException();
    }

    @Override
    public BatchResult classifyAll(
        DigitDataset data, Extra want, DoubleConsumer progress, BooleanSupplier cancelled) {
      throw new UnsupportedOperationException();
    }
  }

  static float[] floats(Path file, NetworkSpec spec) throws IOException {
    float[] values = new float[spec.parameterCount()];
    ByteBuffer.wrap(Files.readAllBytes(file)).asFloatBuffer().get(values);
    return values;
  }
}
