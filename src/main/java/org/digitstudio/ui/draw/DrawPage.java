package org.digitstudio.ui.draw;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.adapt.AdaptationService;
import org.digitstudio.application.reading.ModelSwitch;
import org.digitstudio.application.reading.RecognitionService;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.port.DrawingStore;
import org.digitstudio.domain.port.FileWriter;
import org.digitstudio.domain.port.MyDigitsStore;
import org.digitstudio.domain.port.SettingsStore;
import org.digitstudio.ink.GreyPicture;
import org.digitstudio.ui.common.FileDialogs;
import org.digitstudio.ui.shell.Navigator;
import org.digitstudio.ui.shell.Page;
import org.digitstudio.ui.shell.Shortcut;

/** Draw: the page in the middle, what the network reads at the right; and My digits. */
public final class DrawPage implements Page {
  static final String STYLE =
      Objects.requireNonNull(DrawPage.class.getResource("/org/digitstudio/ui/draw.css"))
          .toExternalForm();

  /** The services the page uses. */
  public record Services(
      RecognitionService recognition,
      ModelSwitch models,
      AdaptationService adaptation,
      Stores stores,
      Sets sets,
      FileWriter writer,
      FileDialogs dialogs) {}

  /** The stores for what the user makes on the page. */
  public record Stores(MyDigitsStore myDigits, DrawingStore drawings, SettingsStore settings) {}

  /**
   * Data sets, each loaded in the background when it is first needed.
   *
   * @param training the digits that neighbours are sought in; also for adapting
   * @param test the digits that an adapted model is measured on
   */
  public record Sets(Supplier<DigitDataset> training, Supplier<DigitDataset> test) {}

  private final Services services;
  private final SharedState workspace;
  private final BackgroundRunner runner;
  private final Navigator navigator;
  private final DrawViewModel model;
  private final MyDigitsModel myDigits;
  private final AdaptModel adapt;
  private final ClassSheetModel sheets;
  private final WritersModel writers;
  private final Transfer transfer;
  private final Keeper keeper;
  private final BorderPane root = new BorderPane();
  private DrawingView drawing;
  private boolean showsMyDigits;

  /** Makes the page and loads the drawing of the last session in the background. */
  public DrawPage(
      Services services, SharedState workspace, BackgroundRunner runner, Navigator navigator) {
    this.services = services;
    this.workspace = workspace;
    this.runner = runner;
    this.navigator = navigator;
    double penWidth = services.stores().settings().load().penWidth();
    model =
        new DrawViewModel(
            services.recognition(), workspace, runner, penWidth, navigator::showFailure);
    myDigits = new MyDigitsModel(services.stores().myDigits(), runner, navigator);
    writers = new WritersModel(myDigits, workspace, runner, navigator);
    adapt = new AdaptModel(services.adaptation(), services.sets(), workspace, runner, navigator);
    sheets =
        new ClassSheetModel(
            services.stores().myDigits(),
            myDigits,
            workspace,
            runner,
            navigator,
            services.writer());
    transfer = new Transfer(model, navigator, runner, services.writer(), services.dialogs());
    keeper = new Keeper(model, services.stores().myDigits(), runner, navigator);
    root.getStyleClass().add("draw");
    root.getStylesheets().add(STYLE);
    root.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    transfer.acceptDrops(root);
    new DrawingKeeper(services.stores().drawings(), runner, navigator).keep(model);
    drawing = makeDrawing();
    showDrawing();
  }

  /** Returns the keys that work on this page. */
  public static List<Shortcut> shortcuts() {
    return List.of(
        new Shortcut("Shortcut+Z", Messages.text("draw.undo")),
        new Shortcut("Shortcut+Shift+Z", Messages.text("draw.redo")),
        new Shortcut("Delete", Messages.text("draw.clear")),
        new Shortcut("E", Messages.text("draw.eraser")),
        new Shortcut("P", Messages.text("draw.pen")),
        new Shortcut("[", Messages.text("draw.thinner")),
        new Shortcut("]", Messages.text("draw.thicker")),
        new Shortcut("0 \u2013 9", Messages.text("draw.keep.key")),
        new Shortcut("Shortcut+O", Messages.text("draw.open")),
        new Shortcut("Shortcut+V", Messages.text("draw.paste")),
        new Shortcut("Shortcut+C", Messages.text("draw.copy")),
        new Shortcut("Shortcut+S", Messages.text("draw.save")));
  }

  private DrawingView makeDrawing() {
    DrawingView view =
        new DrawingView(
            new DrawingView.Parts(
                model,
                transfer,
                services.models(),
                services.dialogs(),
                services.stores().settings().load().motion()),
            new NeighboursRow(model, workspace, runner, services.sets().training()),
            new KeepRow(model, keeper::keep, this::openMyDigits),
            new ResultCardMenu(this::resultCard, transfer, services.dialogs(), runner, navigator),
            runner);
    transfer.use(view.paper());
    return view;
  }

  private ResultCard resultCard() {
    return ResultCard.of(
        model.sheet().get(),
        model.reading().get(),
        services.models().inUse().get(),
        workspace.classifier().get().orElseThrow().model().card());
  }

  private void showDrawing() {
    showsMyDigits = false;
    root.setCenter(drawing);
    drawing.takeFocus();
  }

  private void openMyDigits() {
    showsMyDigits = true;
    MyDigitsView view =
        new MyDigitsView(myDigits, adapt, writers, sheets, services.dialogs(), this::showDrawing);
    root.setCenter(view);
    myDigits.refresh();
    view.takeFocus();
  }

  private void key(KeyEvent event) {
    if (showsMyDigits) {
      return;
    }
    EditKeys.handle(event, model);
    if (event.isConsumed()) {
      return;
    }
    if (event.isShortcutDown()) {
      transfer(event);
    } else if (event.getText().length() == 1 && Character.isDigit(event.getText().charAt(0))) {
      keeper.keep(Character.digit(event.getText().charAt(0), 10));
      event.consume();
    }
  }

  private void transfer(KeyEvent event) {
    switch (event.getCode()) {
      case O -> transfer.open();
      case V -> transfer.paste();
      case C -> transfer.copy();
      case S -> transfer.save();
      default -> {
        return;
      }
    }
    event.consume();
  }

  /** Puts a digit from another page on this one. */
  public void open(DigitImage image) {
    showDrawing();
    model.load(GreyPicture.of(image));
  }

  /** Opens a picture, ink or a model, by the ending of its name. */
  public void openFile(Path file) {
    showDrawing();
    transfer.open(file);
  }

  /** Makes a small canvas for the same page, to draw on from another one. */
  public Parent pad() {
    return new Pad(model);
  }

  DrawViewModel model() {
    return model;
  }

  Transfer transfer() {
    return transfer;
  }

  @Override
  public Parent view() {
    return root;
  }

  @Override
  public void shown() {
    if (!showsMyDigits) {
      drawing.takeFocus();
    }
  }

  @Override
  public void hidden() {
    SettingsStore settings = services.stores().settings();
    settings.save(settings.load().withPenWidth(model.penWidth().get()));
  }

  @Override
  public void languageChanged() {
    drawing = makeDrawing();
    if (showsMyDigits) {
      openMyDigits();
    } else {
      showDrawing();
    }
  }
}
