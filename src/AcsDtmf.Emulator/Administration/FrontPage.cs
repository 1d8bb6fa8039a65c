using System.Collections.Generic;
using System.Linq;

namespace AcsDtmf.Emulator.Administration;

/// <summary>Describes the emulator to a person who opens its address in a browser.</summary>
internal static class FrontPage
{
    public static string Create(IEnumerable<AdministrationRoute> routes)
    {
        string list = string.Join('\n', routes.Select(route => $"{route.Verb,-6} {route.Path}\n       {route.Summary}"));
        return $"""
            This is AcsDtmf.Emulator, which emulates Azure Communication Services Call Automation for tests.

            The emulator prints its connection string when it starts. Requests to the service need a credential.
            The administration API needs no credential:

            {list}

            """;
    }
}
