using System;
using System.IO;

namespace AcsDtmf.Emulator.Tests.Support;

/// <summary>Finds an installed Chromium-based browser. The tests never download one.</summary>
public static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "chrome.exe", "msedge.exe"];

    private static readonly string[] WindowsFolders =
    [
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "Google", "Chrome", "Application"),
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86), "Microsoft", "Edge", "Application"),
    ];

    /// <summary>Gets the path of the browser, or null if none is installed.</summary>
    public static string? ExecutablePath { get; } = InstalledProgram.Find(Names, WindowsFolders);

    /// <summary>Gets whether a browser is installed.</summary>
    public static bool IsInstalled => ExecutablePath is not null;
}
