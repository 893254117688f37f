package org.digitstudio.ui.shell;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.Settings;
import org.digitstudio.domain.Settings.ThemePreference;
import org.digitstudio.domain.Strictness;
import org.digitstudio.domain.network.Calibration;
import org.digitstudio.domain.port.SettingsStore;
import org.digitstudio.ui.common.Toasts;
import org.jspecify.annotations.Nullable;

/** The window: the rail, the page that is open, and what the program remembers. */
public final class MainWindow {
  private static final double MIN_WIDTH = 960;
  private static final double MIN_HEIGHT = 640;
  private static final int[] ICON_SIZES = {32, 64, 256};

  private final Stage stage;
  private final SettingsStore settings;
  private final Map<PageId, Supplier<Page>> suppliers;
  private final Map<PageId, Page> opened = new EnumMap<>(PageId.class);
  private final StackPane content = new StackPane();
  private final Toasts toasts = new Toasts();
  private final Magnifier magnifier = new Magnifier(content, toasts);
  private final BorderPane root = new BorderPane(magnifier);
  private final String version;
  private final Refusals refusals;
  private final WindowDialogs dialogs;
  private final Map<PageId, Supplier<List<Shortcut>>> shortcuts;
  private final ThemeSwitch looks;
  private Consumer<PageId> onGoing = page -> {};
  private final Map<PageId, OptionalDouble> progress = new EnumMap<>(PageId.class);
  private Optional<PageId> current = Optional.empty();
  private Optional<Dialog<ButtonType>> openSettings = Optional.empty();
  private final Presentation presentation;
  private NavigationRail rail;

  /**
   * The refusals of the model in use.
   *
   * @param calibration supplies its calibration; empty until a model has loaded
   * @param use makes it refuse predictions at another level
   */
  public record Refusals(Supplier<Optional<Calibration>> calibration, Consumer<Strictness> use) {}

  /**
   * @param suppliers make each page when it is first opened
   * @param shortcuts the keys of each page, for the sheet of shortcuts
   * @param refusals are a setting
   */
  public MainWindow(
      Stage stage,
      SettingsStore settings,
      Map<PageId, Supplier<Page>> suppliers,
      Map<PageId, Supplier<List<Shortcut>>> shortcuts,
      Refusals refusals,
      String version) {
    this.stage = stage;
    this.settings = settings;
    this.suppliers = suppliers;
    this.shortcuts = Map.copyOf(shortcuts);
    this.dialogs = new WindowDialogs(stage);
    this.version = version;
    this.refusals = refusals;
    Settings first = settings.load();
    content.getStyleClass().add("content");
    rail = makeRail();
    root.setLeft(rail);
    root.getStyleClass().add("studio");
    Scene scene = new Scene(root, first.window().width(), first.window().height());
    looks = new ThemeSwitch(scene, first.theme());
    stage.setScene(scene);
    stage.setTitle(Messages.text("shell.title"));
    stage.setMinWidth(MIN_WIDTH);
    stage.setMinHeight(MIN_HEIGHT);
    stage.addEventHandler(WindowEvent.WINDOW_CLOSE_REQUEST, this::closing);
    WindowPlacement.restore(stage, first.window());
    installKeys(scene);
    presentation = new Presentation(stage, magnifier, this::turn);
    go(PageId.of(first.page()).orElse(PageId.DRAW));
  }

  private void installKeys(Scene scene) {
    for (PageId page : PageId.values()) {
      scene
          .getAccelerators()
          .put(new KeyCodeCombination(page.key(), KeyCombination.SHORTCUT_DOWN), () -> go(page));
    }
    scene.getAccelerators().put(new KeyCodeCombination(KeyCode.F1), this::showShortcuts);
    scene
        .getAccelerators()
        .put(new KeyCodeCombination(KeyCode.SLASH, KeyCombination.SHIFT_ANY), this::showShortcuts);
  }

  private NavigationRail makeRail() {
    NavigationRail made =
        new NavigationRail(
            this::go,
            new NavigationRail.Actions(
                () -> presentation.toggle(),
                this::switchLook,
                this::showSettings,
                this::showShortcuts,
                () -> dialogs.about(version)));
    made.visibleProperty().bind(stage.fullScreenProperty().not());
    made.managedProperty().bind(made.visibleProperty());
    return made;
  }

  private void showSettings() {
    Dialog<ButtonType> dialog =
        dialogs.settings(
            new SettingsForm(settings.load(), refusals.calibration().get(), new SettingsChanges()));
    openSettings = Optional.of(dialog);
    dialog.setOnHidden(event -> openSettings = Optional.empty());
  }

  /** Applies what the user changes in the settings, at once. */
  private final class SettingsChanges implements SettingsForm.Changes {
    @Override
    public void language(String tag) {
      settings.save(settings.load().withLanguage(tag));
      WindowLanguage.use(tag);
      languageChanged();
      openSettings.ifPresent(Dialog::close);
      showSettings();
    }

    @Override
    public void look(ThemePreference look) {
      settings.save(settings.load().withTheme(look));
      looks.use(look);
    }

    @Override
    public void motion(boolean on) {
      settings.save(settings.load().withMotion(on));
      opened.values().forEach(Page::languageChanged);
    }

    @Override
    public void strictness(Strictness level) {
      settings.save(settings.load().withStrictness(level));
      refusals.use().accept(level);
    }
  }

  /** Builds everything that has texts anew; pages keep their state. */
  void languageChanged() {
    stage.setTitle(Messages.text("shell.title"));
    rail = makeRail();
    root.setLeft(rail);
    current.ifPresent(rail::select);
    progress.forEach(rail::showProgress);
    toasts.hide();
    opened.values().forEach(Page::languageChanged);
    current.map(opened::get).ifPresent(page -> content.getChildren().setAll(page.view()));
  }

  private void showShortcuts() {
    dialogs.shortcuts(shortcuts);
  }

  /** Calls the listener with the page the user goes to, before that page is shown. */
  public void onGoing(Consumer<PageId> listener) {
    onGoing = listener;
  }

  /** Opens a page; makes it if this is the first time. */
  public void go(PageId id) {
    rail.select(id);
    if (current.equals(Optional.of(id))) {
      return;
    }
    onGoing.accept(id);
    current.map(opened::get).ifPresent(Page::hidden);
    Page page = page(id);
    content.getChildren().setAll(page.view());
    current = Optional.of(id);
    settings.save(settings.load().withPage(id.id()));
    focus(page);
  }

  /** Goes so many pages on or back, unless there is none. */
  private void turn(int pages) {
    int next = current.orElse(PageId.DRAW).ordinal() + pages;
    if (next >= 0 && next < PageId.values().length) {
      go(PageId.values()[next]);
    }
  }

  /** Lets the page take the focus; its keys work at once, without a click. */
  private void focus(Page page) {
    page.shown();
    Platform.runLater(
        () -> {
          Node view = page.view();
          Optional<Node> owner = Optional.ofNullable(stage.getScene().getFocusOwner());
          if (view.getScene() == stage.getScene() && owner.filter(n -> within(n, view)).isEmpty()) {
            view.requestFocus();
          }
        });
  }

  private static boolean within(Node node, Node ancestor) {
    return Stream.<@Nullable Node>iterate(node, Objects::nonNull, Node::getParent)
        .anyMatch(each -> each == ancestor);
  }

  /** Returns a page, made if need be, without opening it. */
  public Page page(PageId id) {
    return opened.computeIfAbsent(id, which -> Objects.requireNonNull(suppliers.get(which)).get());
  }

  /** Shows a short message at the foot of the window. */
  public void notify(String message) {
    toasts.show(message);
  }

  /** Shows a short message with a button that undoes what it tells of. */
  public void notify(String message, Runnable undo) {
    toasts.show(message, undo);
  }

  /** Shows in the rail how far a page's work is; empty once nothing is under way. */
  public void showProgress(PageId page, OptionalDouble fraction) {
    progress.put(page, fraction);
    rail.showProgress(page, fraction);
  }

  /** Shows a failure; where there is a cause, with details that can be copied. */
  public void error(String message, Optional<Throwable> cause) {
    dialogs.error(message, cause);
  }

  private void switchLook() {
    settings.save(settings.load().withTheme(looks.toggle()));
  }

  /** Asks every page that was opened, then saves the window's bounds. */
  private void closing(WindowEvent event) {
    if (!opened.values().stream().allMatch(Page::mayClose)) {
      event.consume();
      return;
    }
    current.map(opened::get).ifPresent(Page::hidden);
    looks.dispose();
    if (!stage.isFullScreen()) {
      settings.save(settings.load().withWindow(WindowPlacement.of(stage)));
    }
  }

  public void show() {
    stage.show();
    current.map(opened::get).ifPresent(this::focus);
    FirstFrame.then(this::addIcons);
  }

  /** Adds the task bar's icons, which can wait until the window is painted. */
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
