package org.digitstudio.ui.draw;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.adapt.AdaptationService;
import org.digitstudio.application.reading.ModelSwitch;
import org.digitstudio.application.reading.Reading.ReadDigit;
import org.digitstudio.application.reading.RecognitionService;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.MyDigit;
import org.digitstudio.domain.port.FileWriter;
import org.digitstudio.domain.port.MyDigitsStore;
import org.digitstudio.domain.port.SettingsStore;
import org.digitstudio.ink.GreyPicture;
import org.digitstudio.ui.common.FileDialogs;
import org.digitstudio.ui.common.Labels;
import org.digitstudio.ui.common.ModelPicker;
import org.digitstudio.ui.shell.Navigator;
import org.digitstudio.ui.shell.Page;
import org.digitstudio.ui.shell.Shortcut;

/** Draw: the paper in the middle, what the network reads at the right, the way between below. */
public final class DrawPage implements Page {
  static final String STYLE =
      Objects.requireNonNull(DrawPage.class.getResource("/org/digitstudio/ui/draw.css"))
          .toExternalForm();

  /**
   * What this place works with.
   *
   * @param training the digits neighbours are sought in; asked for in the background
   * @param test what an adapted model is measured by; asked for in the background
   */
  public record Services(
      RecognitionService recognition,
      ModelSwitch models,
      MyDigitsStore myDigits,
      Supplier<DigitDataset> training,
      Supplier<DigitDataset> test,
      AdaptationService adaptation,
      SettingsStore settings,
      FileWriter writer,
      FileDialogs dialogs) {}

  private final Services services;
  private final SharedState workspace;
  private final BackgroundRunner runner;
  private final Navigator navigator;
  private final DrawViewModel model;
  private final PaperView paper;
  private final Transfer transfer;
  private final BorderPane view = new BorderPane();

  public DrawPage(
      Services services, SharedState workspace, BackgroundRunner runner, Navigator navigator) {
    this.services = services;
    this.workspace = workspace;
    this.runner = runner;
    this.navigator = navigator;
    boolean motion = services.settings().load().motion();
    model =
        new DrawViewModel(
            services.recognition(), workspace, runner, services.settings().load().penWidth());
    paper = new PaperView(model, motion);
    transfer = new Transfer(model, paper, services.models(), navigator, runner, services.writer());
    build();
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

  private void build() {
    AnswerPanel answer = new AnswerPanel();
    model.reading().addListener((property, before, now) -> answer.show(now));
    model
        .problem()
        .addListener(
            (property, before, now) -> {
              if (!now.isEmpty()) {
                navigator.notify(now);
              }
            });
    VBox side =
        new VBox(
            modelRow(),
            answer,
            new NeighboursRow(model, workspace, runner, services.training()),
            new KeepRow(model, this::keep, this::openMyDigits));
    side.getStyleClass().add("draw-side");
    ScrollPane scroll = new ScrollPane(side);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("draw-side-scroll");
    Label steps = new Label(Messages.text("draw.steps"));
    steps.getStyleClass().addAll("small", "muted");
    VBox middle = new VBox(new DrawTools(model, transfer), paper, steps, new StepsStrip(model));
    middle.getStyleClass().add("draw-middle");
    middle.setAlignment(Pos.TOP_LEFT);
    VBox.setVgrow(paper, Priority.ALWAYS);
    view.setCenter(middle);
    view.setRight(scroll);
    view.getStyleClass().add("draw");
    view.getStylesheets().add(STYLE);
    view.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    transfer.acceptDrops(view);
  }

  private HBox modelRow() {
    ModelPicker picker = ModelPicker.ofModelInUse(services.models(), runner, services.dialogs());
    picker.setId("model-choice");
    Label name = Labels.caption(Messages.text("draw.model"));
    name.setMinWidth(Region.USE_PREF_SIZE);
    name.setLabelFor(picker);
    HBox.setHgrow(picker, Priority.ALWAYS);
    HBox row = new HBox(8, name, picker);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void key(KeyEvent event) {
    EditKeys.handle(event, model);
    if (event.isConsumed()) {
      return;
    }
    if (event.isShortcutDown()) {
      transfer(event);
    } else if (event.getText().length() == 1 && Character.isDigit(event.getText().charAt(0))) {
      keep(Character.digit(event.getText().charAt(0), 10));
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

  /** Keeps what is on the paper as this digit. */
  private void keep(int label) {
    Optional<ReadDigit> digit = model.reading().get().single();
    if (digit.isEmpty()) {
      navigator.notify(Messages.text("draw.keep.one"));
      return;
    }
    DigitImage image = digit.get().image();
    Ink ink = model.page().get().ink();
    runner.start(
        job ->
            services
                .myDigits()
                .add(label, image, ink.isEmpty() ? Optional.empty() : Optional.of(ink)),
        (MyDigit kept) -> {
          navigator.notify(Messages.text("draw.kept", kept.label()));
          model.clear();
        },
        problem -> navigator.showError(Messages.text("draw.keep.failed"), Optional.of(problem)));
  }

  private void openMyDigits() {
    AdaptPane adapt =
        new AdaptPane(
            new AdaptPane.Adapting(
                services.adaptation(), services.training(), services.test(), services.models()),
            workspace,
            runner);
    new MyDigitsDialog(services.myDigits(), adapt, runner, navigator).show(view.getScene());
  }

  /** Lays a digit from elsewhere on the paper. */
  public void open(DigitImage image) {
    model.load(GreyPicture.of(image));
  }

  /** Opens a picture, ink or a model, by the end of its name. */
  public void openFile(Path file) {
    transfer.open(file);
  }

  /** A small paper on the same page, to draw on from another place. */
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
    return view;
  }

  @Override
  public void shown() {
    paper.canvas().requestFocus();
  }

  @Override
  public void hidden() {
    services.settings().save(services.settings().load().withPenWidth(model.penWidth().get()));
  }
}
