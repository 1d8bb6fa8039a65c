using System;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Tests.Support;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AcsDtmf.Emulator.Tests.Page;

/// <summary>The live page in a browser.</summary>
public sealed class LivePageTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    private const string FindViolations =
        """
        axe.run({ resultTypes: ['violations'] }).then(result =>
          result.violations.flatMap(violation => violation.nodes.map(node => `${violation.id}: ${node.html}`)))
        """;

    private const string MarkFocusedControls = "document.addEventListener('focusin', event => { event.target.dataset.reached = ''; })";

    private const string FindControlsWithoutFocus =
        """
        [...document.querySelectorAll('a, button, input, select')]
          .filter(control => control.checkVisibility() && !('reached' in control.dataset))
          .map(control => control.outerHTML)
        """;

    private Call FirstCall => Emulator.State.Calls.All[0];

    [BrowserFact]
    public async Task The_page_loads_without_an_error()
    {
        IPage page = await OpenAsync();

        await Expect(page.Locator("#connection")).ToHaveTextAsync("Connected");
        await Expect(page.Locator("#calls > li")).ToHaveCountAsync(2);
        Assert.Empty(Errors);
    }

    [BrowserFact]
    public async Task A_request_appears_with_its_status_and_its_row()
    {
        IPage page = await OpenAsync();

        Assert.Equal(200, await StartRecognitionAsync(FirstCall, IssueToken()));

        ILocator row = page.Locator("#requests tr");
        await Expect(row).ToContainTextAsync("startContinuousDtmfRecognition");
        await Expect(row.Locator(".state")).ToHaveTextAsync("200");
        await Expect(row).ToContainTextAsync(FirstCall.CallConnectionId);
        await Expect(row).ToContainTextAsync(FirstCall.Participants[0].RawId);
        await Expect(page.Locator("#total-requests")).ToHaveTextAsync("1");
        await Expect(page.Locator("#calls .recognizing")).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task The_charts_show_the_traffic_from_before_the_page_was_opened()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => StartRecognitionAsync(FirstCall, "unknown")));
        await WaitForSampleAsync();

        IPage page = await OpenAsync();
        await ExpectHistoryAsync(page);

        await page.ReloadAsync();
        await ExpectHistoryAsync(page);
    }

    [BrowserFact]
    public async Task A_failed_request_is_marked()
    {
        IPage page = await OpenAsync();

        Assert.Equal(401, await StartRecognitionAsync(FirstCall, "unknown"));

        await Expect(page.Locator("#requests tr.failed .state")).ToHaveTextAsync("✕ 401 failed");
        await Expect(page.Locator("#total-failed")).ToHaveTextAsync("1");
    }

    [BrowserFact]
    public async Task The_details_mask_the_credential()
    {
        IPage page = await OpenAsync();
        string token = IssueToken();
        await StartRecognitionAsync(FirstCall, token, operationContext: "row-1");

        await page.Locator("#requests button").ClickAsync();

        await Expect(page.Locator("#details-headers")).ToContainTextAsync("(masked)");
        await Expect(page.Locator("#details-body")).ToContainTextAsync("row-1");
        Assert.DoesNotContain(token, await page.ContentAsync(), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Markup_in_a_request_is_shown_as_text()
    {
        const string Markup = "<img src=x onerror=document.title=1>";
        IPage page = await OpenAsync();
        await StartRecognitionAsync(FirstCall, IssueToken(), Markup);
        await Client.GetAsync("calling/" + Uri.EscapeDataString(Markup), TestContext.Current.CancellationToken);
        Emulator.State.Calls.Add(new Call(Markup, [new Participant(Markup)]));

        await page.Locator("#requests button").Last.ClickAsync();

        await Expect(page.Locator("#details-body")).ToContainTextAsync(Markup);
        await Expect(page.Locator("#calls")).ToContainTextAsync(Markup);
        await Expect(page.Locator("img")).ToHaveCountAsync(0);
        Assert.Equal("AcsDtmf emulator", await page.TitleAsync());
    }

    [BrowserFact]
    public async Task The_controls_change_the_emulator_by_keyboard_alone()
    {
        IPage page = await OpenAsync();

        await PressAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Add calls" }));
        await Expect(page.Locator("#calls > li")).ToHaveCountAsync(3);

        await TypeAsync(page, "#set-latency [name=latencyMs]", "25");
        await Expect(page.Locator("#latency-now")).ToHaveTextAsync("25 ms");

        await TypeAsync(page, "#set-limit [name=requestsPerSecond]", "7");
        await Expect(page.Locator("#limit-now")).ToHaveTextAsync("7 requests per second");

        await TypeAsync(page, "#add-fault [name=status]", "503");
        await Expect(page.Locator("#faults li")).ToHaveTextAsync("status, status 503, every operation");
        await PressAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Clear faults" }));
        await Expect(page.Locator("#faults li")).ToHaveCountAsync(0);

        await PressAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Send tone from" }).First);
        await Expect(page.Locator("#result")).ToContainTextAsync("not being recognized");

        await PressAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "End call" }).First);
        await Expect(page.Locator("#calls > li").First).ToContainTextAsync("disconnected");

        await PressAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Reset the emulator" }));
        await Expect(page.Locator("#calls > li")).ToHaveCountAsync(2);
        Assert.Equal(TimeSpan.Zero, Emulator.State.Latency);
    }

    [BrowserFact]
    public async Task The_tab_key_reaches_every_control()
    {
        const int Presses = 60;
        IPage page = await OpenAsync();
        await StartRecognitionAsync(FirstCall, IssueToken());
        await Expect(page.Locator("#requests tr")).ToHaveCountAsync(1);
        await page.EvaluateAsync(MarkFocusedControls);

        for (int press = 0; press < Presses; press++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Empty(await page.EvaluateAsync<string[]>(FindControlsWithoutFocus));
    }

    [BrowserFact]
    public async Task Arrow_keys_move_between_requests_and_Enter_shows_one()
    {
        IPage page = await OpenAsync();
        await StartRecognitionAsync(FirstCall, IssueToken());
        await StartRecognitionAsync(FirstCall, "unknown");
        await Expect(page.Locator("#requests tr")).ToHaveCountAsync(2);

        await page.Locator("#requests button[tabindex='0']").FocusAsync();
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("#details")).ToBeFocusedAsync();
        await Expect(page.Locator("#details-title")).ToContainTextAsync("200");
    }

    [BrowserFact]
    public async Task Axe_finds_no_violation_in_either_color_scheme_at_either_width()
    {
        IPage page = await OpenAsync();
        await StartRecognitionAsync(FirstCall, IssueToken());
        await StartRecognitionAsync(FirstCall, "unknown");
        await Expect(page.Locator("#requests tr")).ToHaveCountAsync(2);
        await page.Locator("#requests button").First.ClickAsync();

        await page.EvaluateAsync(new BundledAxeScriptProvider().GetScript());
        foreach (ColorScheme colorScheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            foreach (int width in new[] { 1280, 800 })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = colorScheme });
                await page.SetViewportSizeAsync(width, Height);
                Assert.Empty(await page.EvaluateAsync<string[]>(FindViolations));
                Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            }
        }
    }

    /// <summary>Asserts that the chart has a peak, which only the history can contain.</summary>
    private static async Task ExpectHistoryAsync(IPage page)
    {
        await Expect(page.Locator("#rate-text")).ToContainTextAsync(new Regex("Highest in the last .*: [1-9]"));
        await Expect(page.Locator("#rate-chart polyline.requests")).ToHaveAttributeAsync("points", new Regex(@"\d"));
    }

    /// <summary>Presses a button with the keyboard. The focus must be able to reach it.</summary>
    private static async Task PressAsync(IPage page, ILocator button)
    {
        await button.FocusAsync();
        await Expect(button).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Types a number into a field and submits its form.</summary>
    private static async Task TypeAsync(IPage page, string field, string text)
    {
        await page.Locator(field).FocusAsync();
        await page.Keyboard.PressAsync("ControlOrMeta+A");
        await page.Keyboard.TypeAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }
}
