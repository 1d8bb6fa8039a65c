using System.Threading.Tasks;
using AcsDtmf.Emulator.Service;
using AcsDtmf.Emulator.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AcsDtmf.Emulator.Tests.Page;

/// <summary>The live page of an emulator that plays a scenario.</summary>
public sealed class ScenarioPageTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    /// <inheritdoc/>
    protected override EmulatorOptions Options { get; } = new() { Scenario = "throttled-service", Speed = EmulatorOptions.MaximumSpeed };

    [BrowserFact]
    public async Task The_page_shows_the_name_of_the_scenario_and_its_end()
    {
        IPage page = await OpenAsync();

        await Expect(page.Locator("#scenario")).ToHaveTextAsync("Scenario: A throttled service (ended)");
    }
}
