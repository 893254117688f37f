package org.digitstudio.ui.shell;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Duration;
import org.controlsfx.control.NotificationPane;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.Settings;
import org.digitstudio.domain.Settings.WindowBounds;
import org.digitstudio.domain.port.SettingsStore;

/** The window: the rail, the place that is open, and what the program remembers. */
public final class MainWindow {
  private static final double LEAST_WIDTH = 960;
  private static final double LEAST_HEIGHT = 640;
  private static final int[] ICON_SIZES = {32, 64, 256};
  private static final Duration NOTICE = Duration.seconds(4);

  private final Stage stage;
  private final SettingsStore settings;
  private final Map<PageId, Supplier<Page>> suppliers;
  private final Map<PageId, Page> opened = new EnumMap<>(PageId.class);
  private final StackPane content = new StackPane();
  private final NotificationPane notices = new NotificationPane(content);
  private final PauseTransition noticeEnd = new PauseTransition(NOTICE);
  private final NavigationRail rail;
  private final Dialogs dialogs;
  private final ThemeSwitch looks;
  private Consumer<PageId> going = place -> {};
  private Optional<PageId> current = Optional.empty();

  /**
   * @param suppliers make each place when it is first opened
   */
  public MainWindow(
      Stage stage, SettingsStore settings, Map<PageId, Supplier<Page>> suppliers, String version) {
    this.stage = stage;
    this.settings = settings;
    this.suppliers = suppliers;
    this.dialogs = new Dialogs(stage);
    this.rail =
        new NavigationRail(
            this::go, this::switchLook, dialogs::shortcuts, () -> dialogs.about(version));
    Settings first = settings.load();
    content.getStyleClass().add("content");
    BorderPane root = new BorderPane(notices);
    root.setLeft(rail);
    root.getStyleClass().add("studio");
    Scene scene = new Scene(root, first.window().width(), first.window().height());
    looks = new ThemeSwitch(scene, first.theme());
    stage.setScene(scene);
    stage.setTitle(Messages.text("shell.title"));
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    stage.addEventHandler(WindowEvent.WINDOW_CLOSE_REQUEST, this::closing);
    noticeEnd.setOnFinished(event -> notices.hide());
    place(first.window());
    installKeys(scene);
    go(PageId.of(first.page()).orElse(PageId.DRAW));
  }

  private void installKeys(Scene scene) {
    for (PageId place : PageId.values()) {
      scene
          .getAccelerators()
          .put(new KeyCodeCombination(place.key(), KeyCombination.SHORTCUT_DOWN), () -> go(place));
    }
    scene.getAccelerators().put(new KeyCodeCombination(KeyCode.F1), dialogs::shortcuts);
    scene
        .getAccelerators()
        .put(new KeyCodeCombination(KeyCode.SLASH, KeyCombination.SHIFT_ANY), dialogs::shortcuts);
  }

  /** Hears where the user goes, before the place is there. */
  public void onGoing(Consumer<PageId> listener) {
    going = listener;
  }

  /** Opens a place; makes it if this is the first time. */
  public void go(PageId id) {
    rail.select(id);
    if (current.equals(Optional.of(id))) {
      return;
    }
    going.accept(id);
    current.map(opened::get).ifPresent(Page::hidden);
    Page place = place(id);
    content.getChildren().setAll(place.view());
    current = Optional.of(id);
    settings.save(settings.load().withPage(id.id()));
    place.shown();
  }

  /** The place itself, made if need be, without going there. */
  public Page place(PageId id) {
    return opened.computeIfAbsent(id, which -> suppliers.get(which).get());
  }

  /** Shows a sentence above the place for a few seconds. */
  public void notice(String message) {
    notices.show(message);
    noticeEnd.playFromStart();
  }

  public void error(String message, Optional<Throwable> cause) {
    dialogs.error(message, cause);
  }

  private void switchLook() {
    settings.save(settings.load().withTheme(looks.toggle()));
  }

  private void place(WindowBounds bounds) {
    stage.setMaximized(bounds.maximized());
    boolean visible =
        Screen.getScreensForRectangle(bounds.x(), bounds.y(), bounds.width(), bounds.height())
            .stream()
            .map(Screen::getVisualBounds)
            .anyMatch(screen -> screen.contains(bounds.x(), bounds.y()));
    if (visible) {
      stage.setX(bounds.x());
      stage.setY(bounds.y());
    }
  }

  /** Asks every open place, then remembers where the window stood. */
  private void closing(WindowEvent event) {
    if (!opened.values().stream().allMatch(Page::mayClose)) {
      event.consume();
      return;
    }
    current.map(opened::get).ifPresent(Page::hidden);
    looks.dispose();
    Rectangle2D bounds =
        new Rectangle2D(
            stage.getX(), stage.getY(), stage.getScene().getWidth(), stage.getScene().getHeight());
    settings.save(
        settings
            .load()
            .withWindow(
                new WindowBounds(
                    bounds.getMinX(),
                    bounds.getMinY(),
                    bounds.getWidth(),
                    bounds.getHeight(),
                    stage.isMaximized())));
  }

  public void show() {
    stage.show();
    Platform.runLater(() -> stage.getScene().getRoot().requestFocus());
    FirstFrame.then(this::addIcons);
  }

  /** For the task bar; after the window is up, for it can wait. */
  private void addIcons() {
    for (int size : ICON_SIZES) {
      String name = "/org/digitstudio/icons/digit-studio-%d.png".formatted(size);
      stage
          .getIcons()
          .add(
              new Image(
                  Objects.requireNonNull(MainWindow.class.getResource(name)).toExternalForm()));
    }
  }
}
