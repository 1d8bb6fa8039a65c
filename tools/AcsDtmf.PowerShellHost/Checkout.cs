using System;
using System.IO;
using System.Linq;
using System.Reflection;

namespace AcsDtmf.PowerShellHost;

/// <summary>The folders of the checkout that a program runs from.</summary>
public static class Checkout
{
    private const string ManifestName = "AcsDtmf.psd1";

    /// <summary>Gets the root folder of the repository, which contains the module's manifest.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Gets the path of the module's manifest.</summary>
    public static string Manifest { get; } = Path.Combine(Root, ManifestName);

    /// <summary>Gets the folder that NuGet restores packages to.</summary>
    public static string Packages { get; } = typeof(Checkout).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "NuGetPackageRoot").Value!;

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, ManifestName)))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} contains {ManifestName}. Run this program from a checkout.");
    }
}
