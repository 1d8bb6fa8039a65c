using System;
using AcsDtmf.Emulator.Service;

namespace AcsDtmf.Emulator.Hosting;

/// <summary>The text that the command prints when the emulator accepts requests. Every indented line is ready to paste.</summary>
internal static class StartMessage
{
    public static string Of(EmulatorHost host)
    {
        Uri endpoint = host.Endpoint;
        IScenario? scenario = host.State.Scenario;
        return
            $"""
            Listening on {endpoint}
            Connection string: {host.ConnectionString}
            {(scenario is null ? string.Empty : $"Scenario: {scenario.Name}, with seed {scenario.Seed}{Environment.NewLine}")}
            Live page. Paste the address into a browser on this machine:
              {endpoint}

            Administration API. Paste the address into a browser, or send requests to the paths that it describes:
              {endpoint}emulator/openapi.json

            Access key. Paste into the PowerShell session of your script:
              $env:COMMUNICATION_CONNECTION_STRING = '{host.ConnectionString}'
              Connect-AcsCalling -ConnectionString $env:COMMUNICATION_CONNECTION_STRING

            Managed identity. Paste into the PowerShell session of your runbook:
              $env:IDENTITY_ENDPOINT = '{endpoint}msi/token'
              $env:IDENTITY_HEADER = '{host.State.ManagedIdentity.Settings.IdentityHeader}'
              Connect-AcsCalling -Endpoint '{endpoint}' -ManagedIdentity

            Press Ctrl+C to stop.
            """;
    }
}
