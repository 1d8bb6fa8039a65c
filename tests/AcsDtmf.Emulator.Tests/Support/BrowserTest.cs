using System;
using System.Collections.Concurrent;
using System.Threading.Tasks;
using Microsoft.Playwright;
using Xunit;

namespace AcsDtmf.Emulator.Tests.Support;

/// <summary>A test with the live page of its own emulator in a browser.</summary>
[Collection(Collection)]
public abstract class BrowserTest(BrowserFixture fixture) : EmulatorTest
{
    /// <summary>The reason why a test is skipped.</summary>
    internal const string SkipReason = "No Chromium-based browser is installed.";

    /// <summary>The collection of the tests that share the browser.</summary>
    protected const string Collection = "Browser";

    /// <summary>The height of the window.</summary>
    protected const int Height = 900;

    private IBrowserContext? _context;

    /// <summary>Gets the errors that the page wrote to the console or threw.</summary>
    protected ConcurrentQueue<string> Errors { get; } = new();

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (_context is not null)
        {
            await _context.DisposeAsync();
        }

        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens the live page and waits until it shows the calls.</summary>
    protected async Task<IPage> OpenAsync()
    {
        _context = await fixture.Browser.NewContextAsync(new()
        {
            BaseURL = Emulator.Endpoint.ToString(),
            ColorScheme = ColorScheme.Light,
            ViewportSize = new() { Width = 1280, Height = Height },
        });
        IPage page = await _context.NewPageAsync();
        page.PageError += (_, error) => Errors.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                Errors.Enqueue(message.Text);
            }
        };
        await page.GotoAsync("/");
        await page.Locator("#calls > li").First.WaitForAsync();
        return page;
    }

    /// <summary>The collection that creates the browser.</summary>
    [CollectionDefinition(Collection)]
    public sealed class Definition : ICollectionFixture<BrowserFixture>;
}
