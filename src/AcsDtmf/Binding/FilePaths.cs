using System.Collections.Generic;
using System.Management.Automation;

namespace AcsDtmf.Binding;

/// <summary>Resolves the paths that a user supplies to paths of files.</summary>
internal static class FilePaths
{
    private const string FileSystem = "FileSystem";

    /// <summary>Resolves a path that can contain wildcards. Writes an error and returns nothing if the path does not exist or is not in the file system.</summary>
    internal static IReadOnlyCollection<string> Resolve(PSCmdlet command, string path)
    {
        try
        {
            ICollection<string> files = command.GetResolvedProviderPathFromPSPath(path, out ProviderInfo provider);
            return IsFileSystem(command, path, provider) ? [.. files] : [];
        }
        catch (SessionStateException error)
        {
            command.WriteError(new ErrorRecord(error.ErrorRecord, error));
            return [];
        }
    }

    /// <summary>Resolves a path without wildcards. Writes an error and returns nothing if the path is not in the file system.</summary>
    internal static IReadOnlyCollection<string> ResolveLiteral(PSCmdlet command, string path)
    {
        try
        {
            string file = command.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            return IsFileSystem(command, path, provider) ? [file] : [];
        }
        catch (SessionStateException error)
        {
            command.WriteError(new ErrorRecord(error.ErrorRecord, error));
            return [];
        }
    }

    /// <summary>Resolves the path of a file that need not exist. Throws a terminating error if the path is not in the file system.</summary>
    internal static string ResolveNew(PSCmdlet command, string path)
    {
        string file = command.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
        if (provider.Name != FileSystem)
        {
            command.ThrowTerminatingError(NotAFile(path, provider));
        }

        return file;
    }

    private static bool IsFileSystem(PSCmdlet command, string path, ProviderInfo provider)
    {
        if (provider.Name == FileSystem)
        {
            return true;
        }

        command.WriteError(NotAFile(path, provider));
        return false;
    }

    private static ErrorRecord NotAFile(string path, ProviderInfo provider) => new(
        new PSArgumentException($"'{path}' is a path of the provider {provider.Name}, not of a file."),
        nameof(NotAFile),
        ErrorCategory.InvalidArgument,
        path);
}
