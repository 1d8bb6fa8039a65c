using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.Testing.Platform.CommandLine;
using Microsoft.Testing.Platform.Extensions;
using Microsoft.Testing.Platform.Extensions.CommandLine;

namespace AcsDtmf.Module.Tests;

/// <summary>Defines the <c>--file</c> option, which selects files of the suite.</summary>
internal sealed class PesterOptions : ICommandLineOptionsProvider
{
    internal const string File = "file";

    /// <inheritdoc/>
    public string Uid => nameof(PesterOptions);

    /// <inheritdoc/>
    public string Version => "1.0.0";

    /// <inheritdoc/>
    public string DisplayName => "Pester options";

    /// <inheritdoc/>
    public string Description => "Options of the Pester suite";

    /// <inheritdoc/>
    public Task<bool> IsEnabledAsync() => Task.FromResult(true);

    /// <inheritdoc/>
    public IReadOnlyCollection<CommandLineOption> GetCommandLineOptions() =>
        [new(File, "Run only the files whose name contains one of these texts.", ArgumentArity.OneOrMore, isHidden: false)];

    /// <inheritdoc/>
    public Task<ValidationResult> ValidateOptionArgumentsAsync(CommandLineOption commandOption, string[] arguments) => ValidationResult.ValidTask;

    /// <inheritdoc/>
    public Task<ValidationResult> ValidateCommandLineOptionsAsync(ICommandLineOptions commandLineOptions) => ValidationResult.ValidTask;
}
