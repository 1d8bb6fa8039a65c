using System;
using System.Threading.Tasks;
using Microsoft.Playwright;
using Xunit;

namespace AcsDtmf.Emulator.Tests.Support;

/// <summary>The browser that the tests share, because it starts slowly. Each test has its own context.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright? _playwright;

    /// <summary>Gets the browser.</summary>
    public IBrowser Browser { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (Chromium.ExecutablePath is { } path)
        {
            _playwright = await Playwright.CreateAsync();

            // A container often runs the tests as root, and Chromium then requires that its sandbox is off.
            Browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, ChromiumSandbox = false });
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }

        _playwright?.Dispose();
        GC.SuppressFinalize(this);
    }
}
