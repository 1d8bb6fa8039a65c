Describe 'A secret' {
    BeforeAll {
        Import-Module "$PSScriptRoot/Testing.psm1", "$PSScriptRoot/Emulator.psm1" -Force
        $emulator = Start-Emulator
    }

    AfterAll {
        Stop-Emulator $emulator
    }

    BeforeEach {
        $emulator.Reset()
        $call = $emulator.AddCall('4:+14255550123')
    }

    # SecretLeaks.Tests.ps1 covers every way to pass a secret. These tests run in a new process, with a real host and transcript.
    It 'does not appear in a complete run with <Credential>' -ForEach @(
        @{ Credential = 'an access key'; Secret = { $emulator.AccessKey }; Connect = '$parameters = @{ Endpoint = $endpoint; AccessKey = $secret }' }
        @{ Credential = 'an access token that the service refuses'; Secret = { $emulator.NewToken(@{ lifetimeSeconds = -60 }) }; Connect = '$parameters = @{ Endpoint = $endpoint; AccessToken = $secret }' }
    ) {
        $value = & $Secret
        $folder = (New-Item "TestDrive:/$(New-Guid)" -ItemType Directory).FullName

        # The output is wide, because a line break inside a secret would hide it from the search.
        $said = Invoke-FreshShell -ArgumentList (Get-TestedManifest), "$($emulator.Endpoint)", $value, $call, $Connect, $folder {
            param ($manifest, $endpoint, $secret, $call, $connect, $folder)

            . ([scriptblock]::Create($connect))
            $ErrorActionPreference = 'Continue'
            $null = Start-Transcript "$folder/transcript.txt"
            $everything = & {
                Import-Module $manifest
                $session = Connect-AcsCalling @parameters -Verbose -Debug
                $calls = $call, 'unknown', 'no/id'
                try {
                    $calls | Start-AcsDtmfRecognition -TargetParticipant +14255550123 -Verbose -Debug -JournalPath "$folder/journal" | Tee-Object -Variable results
                    $calls | Stop-AcsDtmfRecognition -TargetParticipant +14255550123 -Verbose -Debug | Tee-Object -Variable results
                }
                catch {
                    $_
                    $_.Exception
                }

                Stop-AcsDtmfRecognition $call +14255550123 -WhatIf
                Get-AcsCallingSession
                $session, $results, $Error | Format-List * -Force
                $session, $results | ForEach-Object { $_.psobject.Properties | Out-String -Width 4000 }
                $Error | ForEach-Object { $_ | Get-Error; "$($_.Exception)" }
                $session, $results | ConvertTo-Json -Depth 8 -WarningAction SilentlyContinue
                $Error.Exception | ForEach-Object { $_.ToString() }
                "$session", $session.ToString()
                Get-Variable session, results -ValueOnly | Out-String -Width 4000
                $session, $results, $Error | Export-Clixml "$folder/objects.xml" -Depth 4
                Disconnect-AcsCalling -Verbose
                Stop-AcsDtmfRecognition $call +14255550123 -Session $session -ErrorAction Continue
                $Error[0] | Format-List * -Force
            } *>&1

            $null = Stop-Transcript
            $everything | Out-String -Width 4000
        }

        "$said" | Should -BeLike '*DtmfRecognition*' -Because 'the search needs output'
        $files = Get-ChildItem $folder
        $files.Name | Should -Be journal, objects.xml, transcript.txt
        $texts = @("$said") + ($files | ForEach-Object { Get-Content $_ -Raw })
        $emulator.CountRequests() | Should -BeGreaterThan 0

        # The search covers the usual encodings of the secret, and a part of it.
        $bytes = [Text.Encoding]::UTF8.GetBytes($value)
        $forms = @(
            $value
            $value.Substring(4, 20)
            [uri]::EscapeDataString($value)
            [Convert]::ToBase64String($bytes)
            [Convert]::ToHexString($bytes)
        )
        foreach ($form in $forms) {
            $texts | Where-Object { $_.Contains($form, [StringComparison]::OrdinalIgnoreCase) } | Should -BeNullOrEmpty
        }
    }

    It 'is not repeated in the error for <Case>' -ForEach @(
        @{ Case = 'a key that is not Base64'; Parameters = @{ Endpoint = 'https://contoso.communication.azure.com'; AccessKey = 'my-secret!' } }
        @{ Case = 'a token of two words'; Parameters = @{ Endpoint = 'https://contoso.communication.azure.com'; AccessToken = 'my-secret! my-secret!' } }
        @{ Case = 'a connection string with an invalid key'; Parameters = @{ ConnectionString = 'endpoint=https://contoso.communication.azure.com/;accesskey=my-secret!' } }
        @{ Case = 'a connection string with a misspelt name'; Parameters = @{ ConnectionString = 'endpoint=https://contoso.communication.azure.com/;acceskey=my-secret!' } }
        @{ Case = 'a connection string that is a key'; Parameters = @{ ConnectionString = 'my-secret!' } }
        @{ Case = 'an endpoint that is a key'; Parameters = @{ Endpoint = 'my-secret!'; AccessToken = 'x' } }
        @{ Case = 'an endpoint with a password'; Parameters = @{ Endpoint = 'https://user:my-secret!@contoso.communication.azure.com'; AccessToken = 'x' } }
        @{ Case = 'a valid token together with an invalid endpoint'; Parameters = @{ Endpoint = 'http://contoso.communication.azure.com'; AccessToken = 'my-secret!' } }
        @{ Case = 'a valid token together with an invalid name'; Parameters = @{ Endpoint = 'https://contoso.communication.azure.com'; AccessToken = 'my-secret!'; Name = '' } }
    ) {
        Import-TestedModule

        $failure = { Connect-AcsCalling @Parameters } | Should -Throw -PassThru

        $said = $failure, $failure.Exception, $Error[0] | ForEach-Object { $_ | Format-List * -Force | Out-String -Width 4000; "$_" }
        "$said $($failure.Exception)" | Should -Not -BeLike '*my-secret*'
    }

    It 'is not visible to listeners of the .NET HTTP client' {
        $value = $emulator.NewToken(@{})

        $heard = Invoke-FreshShell -ArgumentList (Get-TestedManifest), "$($emulator.Endpoint)", $value, $call {
            param ($manifest, $endpoint, $secret, $call)

            # The agent reads every request object that the process offers to listeners, as a tracing agent does.
            Add-Type -TypeDefinition '
                using System;
                using System.Collections.Generic;
                using System.Diagnostics;
                using System.Diagnostics.Tracing;
                using System.Linq;
                public class Agent : EventListener, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object>> {
                    public static readonly List<string> Heard = new List<string>();
                    public Agent() { DiagnosticListener.AllListeners.Subscribe(this); }
                    protected override void OnEventSourceCreated(EventSource source) {
                        if (source.Name.StartsWith("System.Net") || source.Name.StartsWith("Microsoft-")) {
                            EnableEvents(source, EventLevel.Verbose, EventKeywords.All);
                        }
                    }
                    protected override void OnEventWritten(EventWrittenEventArgs e) {
                        lock (Heard) { Heard.Add(e.EventSource.Name + " " + e.EventName + " " + string.Join(" ", e.Payload ?? Enumerable.Empty<object>())); }
                    }
                    public void OnNext(DiagnosticListener listener) { listener.Subscribe(this); }
                    public void OnNext(KeyValuePair<string, object> e) {
                        string all = e.Value == null ? "" : string.Join(" ", e.Value.GetType().GetProperties().Select(p => p.Name + "=" + p.GetValue(e.Value)));
                        lock (Heard) { Heard.Add(e.Key + " " + all); }
                    }
                    public void OnCompleted() { }
                    public void OnError(Exception error) { }
                }'
            $agent = [Agent]::new()
            Import-Module $manifest
            $null = Connect-AcsCalling -Endpoint $endpoint -AccessToken $secret
            $result = Stop-AcsDtmfRecognition $call +14255550123
            "$($result.Status)"
            [Agent]::Heard.ToArray()
            $agent.Dispose()
        }

        $heard | Should -Contain Succeeded
        $heard.Count | Should -BeGreaterThan 1 -Because 'the agent must receive events'
        $heard | Where-Object { $_.Contains($value) } | Should -BeNullOrEmpty
    }
}
