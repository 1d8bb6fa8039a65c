using System;
using System.IO;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Tests.Support;
using Xunit;

namespace AcsDtmf.Emulator.Tests.JavaScriptSdk;

/// <summary>The packages of the SDK, which the tests restore once.</summary>
public sealed class SdkPackages : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>Gets the folder with the scripts and the restored packages.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "JavaScriptSdk");

    /// <summary>Gets why the packages could not be restored, for example without a network; otherwise null.</summary>
    public string? Failure { get; private set; }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        // npm writes this file after a restore.
        var restored = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
        var required = new FileInfo(Path.Combine(Folder, "package-lock.json"));
        if (NodeJs.SkipReason is null && (!restored.Exists || restored.LastWriteTimeUtc < required.LastWriteTimeUtc))
        {
            try
            {
                (int exitCode, string output) = await NodeJs.RestoreAsync(Folder, Limit);
                Failure = exitCode == 0 ? null : $"npm could not restore the SDK: {output}";
            }
            catch (TimeoutException exception)
            {
                Failure = $"npm could not restore the SDK: {exception.Message}";
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
