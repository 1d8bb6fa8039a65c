BeforeDiscovery {
    $pages = Get-ChildItem "$PSScriptRoot/../../docs/en-US/*.md"
    $commandPages = @($pages | Where-Object Name -Like '*-*' | ForEach-Object { @{ Command = $_.BaseName; Path = $_.FullName } })
    $topicPages = @($pages | Where-Object Name -Like 'about_*' | ForEach-Object { @{ Topic = $_.BaseName; Path = $_.FullName } })

    # All code on the pages that a user can type.
    $examples = foreach ($page in $pages) {
        $number = 0
        foreach ($match in [regex]::Matches((Get-Content $page -Raw), '(?ms)^```powershell\r?\n(?<code>.+?)^```')) {
            $number++
            @{ Name = "$($page.BaseName), number $number"; Code = $match.Groups['code'].Value }
        }
    }
}

Describe 'The help' {
    BeforeAll {
        Import-Module "$PSScriptRoot/Testing.psm1", "$PSScriptRoot/Emulator.psm1" -Force
        Import-TestedModule
        $root = (Resolve-Path "$PSScriptRoot/../..").Path
        $module = Get-Module AcsDtmf
    }

    Context 'Pages' {
        BeforeAll {
            $common = [Management.Automation.Cmdlet]::CommonParameters + [Management.Automation.Cmdlet]::OptionalCommonParameters |
                Where-Object { $_ -notin 'WhatIf', 'Confirm' }

            # Describes each visible parameter of a command on one line.
            function DescribeParameter ([string] $command) {
                $info = Get-Command $command
                foreach ($parameter in $info.Parameters.Values | Where-Object Name -NotIn $common) {
                    $sets = foreach ($set in $info.ParameterSets) {
                        foreach ($own in $set.Parameters | Where-Object Name -EQ $parameter.Name) {
                            $attribute = $parameter.Attributes |
                                Where-Object { $_ -is [Parameter] -and $_.ParameterSetName -in $set.Name, '__AllParameterSets' }
                            if (-not $attribute.DontShow) {
                                "$(if ($own.Position -lt 0) { 'Named' } else { $own.Position }) $($own.IsMandatory) $($own.ValueFromPipeline) $($own.ValueFromPipelineByPropertyName)"
                            }
                        }
                    }
                    if ($sets) {
                        $wildcards = [bool] ($parameter.Attributes | Where-Object { $_ -is [SupportsWildcards] })
                        "$($parameter.Name): $($parameter.ParameterType.Name); $(($parameter.Aliases | Sort-Object) -join ' '); $wildcards; $($sets | Select-Object -Unique)"
                    }
                }
            }

            # Describes each parameter of a help page in the same form.
            function DescribePage ([string] $path) {
                $text = (Get-Content $path -Raw) -replace '\r'
                foreach ($match in [regex]::Matches($text, '(?ms)^### -(?<name>\w+)\n(?<text>.*?)^```yaml\n(?<yaml>.*?)^```')) {
                    $yaml = $match.Groups['yaml'].Value
                    $type = [regex]::Match($yaml, '(?m)^Type: (?:[\w.]+\.)?(.+)$').Groups[1].Value
                    $aliases = [regex]::Matches([regex]::Match($yaml, '(?ms)^Aliases:(.*?)^ParameterSets:').Groups[1].Value, '(?m)^- (.+)$') | ForEach-Object { $_.Groups[1].Value }
                    $wildcards = [regex]::Match($yaml, '(?m)^SupportsWildcards: (\w+)').Groups[1].Value
                    $sets = [regex]::Matches($yaml, '(?m)^  Position: (\w+)\n  IsRequired: (\w+)\n  ValueFromPipeline: (\w+)\n  ValueFromPipelineByPropertyName: (\w+)') |
                        ForEach-Object { ($_.Groups[1..4].Value) -join ' ' }
                    "$($match.Groups['name'].Value): $type; $(($aliases | Sort-Object) -join ' '); $wildcards; $($sets | Select-Object -Unique)"
                }
            }
        }

        It 'exist for every command, and for nothing else' {
            Compare-Object (Get-ChildItem "$root/docs/en-US/*-*.md").BaseName @($module.ExportedCmdlets.Keys) | Should -BeNullOrEmpty
        }

        It 'describe the parameters of <Command>' -ForEach $commandPages {
            Compare-Object (DescribePage $Path) (DescribeParameter $Command) | Should -BeNullOrEmpty
        }

        It 'have at least three examples of <Command>, and no placeholders' -ForEach $commandPages {
            $text = Get-Content $Path -Raw
            [regex]::Matches($text, '(?m)^### Example \d+: \S').Count | Should -BeGreaterOrEqual 3
            $text | Should -Not -Match '\{\{'
            $text | Should -Match "(?m)^HelpUri: https://.+/$Command\.md$"
        }

        It 'about_AcsDtmf_Errors has a section for every error code, and for nothing else' {
            $own = [AcsDtmf.CallingErrorCode].GetFields().ForEach({ $_.GetRawConstantValue() })
            $source = Get-Content "$root/src/AcsDtmf.Engine/Wire/ErrorAdvice.cs" -Raw
            $service = [regex]::Matches($source, '(?m)^\s+\["(\w+)"\] = ') | ForEach-Object { $_.Groups[1].Value }
            $others = 'FileNotReadable', 'NotAFile', 'Http'

            $sections = (Get-Content "$root/docs/en-US/about_AcsDtmf_Errors.md") -match '^### ' -replace '^### ' | Where-Object { $_ -ne 'Categories' }
            $service | Should -Contain 8522
            Compare-Object $sections ($own + $service + $others) | Should -BeNullOrEmpty
        }
    }

    Context 'Get-Help' {
        It 'finds <Command> with examples and a description of every parameter' -ForEach $commandPages {
            $help = Get-Help $Command -Full

            (Get-Content $Path -Raw) -replace '\r' | Should -Match "(?m)^## SYNOPSIS\n\n$([regex]::Escape($help.Synopsis))$"
            $help.description.Text | Should -Not -BeNullOrEmpty
            @($help.examples.example).Count | Should -BeGreaterOrEqual 3
            foreach ($example in $help.examples.example) {
                $example.code | Should -Not -BeNullOrEmpty
                $example.code | Should -Not -Match '```'
            }

            foreach ($parameter in $help.parameters.parameter) {
                $parameter.description.Text | Should -Not -BeNullOrEmpty -Because "-$($parameter.name) needs a description"
            }

            $help.relatedLinks.navigationLink[0].uri | Should -BeLike "https://*/$Command.md"
        }

        It 'finds <Topic>' -ForEach $topicPages {
            $help = Get-Help $Topic

            $help | Should -Match "^TOPIC\r?\n    $Topic"
            (Get-Help "$Topic*" | Where-Object Name -EQ $Topic).Synopsis | Should -Not -BeNullOrEmpty
        }

        It 'shows <Topic> in 80 columns, except for code' -ForEach $topicPages {
            (Get-Content "$root/en-US/$Topic.help.txt") -notmatch '^        ' | Where-Object Length -GT 80 | Should -BeNullOrEmpty
        }
    }

    Context 'Examples' {
        BeforeAll {
            $emulator = Start-Emulator -ArgumentList '--calls', 10, '--participants', 5
            $listener = (Get-DeadEndpoint).Authority
            $environment = @{}
            foreach ($name in 'IDENTITY_ENDPOINT', 'IDENTITY_HEADER', 'COMMUNICATION_CONNECTION_STRING') {
                $environment[$name] = [Environment]::GetEnvironmentVariable($name)
            }

            $env:IDENTITY_ENDPOINT = "$($emulator.Endpoint)msi/token"
            $env:IDENTITY_HEADER = 'emulator-identity-header'

            # Provides the environment of an example: a session, files, variables, and substitutes for the commands of other modules.
            $setUp = {
                param ($manifest, $endpoint, $connectionString, $token, $folder)

                $accessKey = $connectionString -replace '^.*accesskey='
                $resourceId = '00000000-0000-0000-0000-00000000acc5'
                $openIdConfiguration = "${endpoint}calling/.well-known/acsopenidconfiguration"
                $WebhookData = [pscustomobject]@{ WebhookName = 'calls'; RequestBody = Get-Content "$folder/events.json" -Raw; RequestHeader = @{} }

                function Connect-AzAccount { }

                function Get-AzAccessToken ($ResourceUrl) {
                    [pscustomobject]@{ Token = ConvertTo-SecureString $token -AsPlainText; ExpiresOn = [DateTimeOffset]::Now.AddHours(1); Type = 'Bearer' }
                }

                function Get-AzCommunicationServiceKey ($ResourceGroupName, $CommunicationServiceName) {
                    [pscustomobject]@{ PrimaryKey = $accessKey; PrimaryConnectionString = $connectionString }
                }

                function Get-AzKeyVaultSecret ($VaultName, $Name) {
                    [pscustomobject]@{ Name = $Name; SecretValue = ConvertTo-SecureString $connectionString -AsPlainText }
                }

                function Get-Secret ($Name) {
                    ConvertTo-SecureString $connectionString -AsPlainText
                }

                function Az { $token }

                # A user's thread job finds the module by its name. The module of Start-ThreadJob depends on the PowerShell version.
                $threadJob = Get-Command Start-ThreadJob
                function Start-ThreadJob ($ScriptBlock) {
                    & $threadJob -ScriptBlock $ScriptBlock -InitializationScript ([scriptblock]::Create("Import-Module '$manifest'"))
                }

                Set-Location $folder
                $null = Connect-AcsCalling $connectionString -Name contoso
            }
        }

        AfterAll {
            foreach ($name in $environment.Keys) {
                [Environment]::SetEnvironmentVariable($name, $environment[$name])
            }

            Stop-Emulator $emulator
        }

        BeforeEach {
            $emulator.Reset()
            $env:COMMUNICATION_CONNECTION_STRING = ''
            $folder = (New-Item "$TestDrive/$(New-Guid)" -ItemType Directory).FullName
            $call = '00000000-0000-0000-0000-000000000001'
            $gone = [pscustomobject]@{ CallConnectionId = '00000000-0000-0000-0000-0000000000ff'; TargetParticipant = '+14255550100' }
            $null = Connect-AcsCalling $emulator.ConnectionString -Name contoso
            $rows = @(Get-AcsCallParticipant $call | Select-Object CallConnectionId, TargetParticipant) + $gone
            $rows | Export-Csv "$folder/calls.csv"
            $rows | Stop-AcsDtmfRecognition -JournalPath "$folder/calls.journal" -ErrorAction SilentlyContinue | Export-Csv "$folder/results.csv"
            Get-AcsCallParticipant $call -TargetParticipant +14255550002 | Stop-AcsDtmfRecognition | Export-Csv "$folder/stopped.csv"
            Disconnect-AcsCalling
            [pscustomobject]@{ CallConnectionId = $call; TargetParticipant = '+14255550002'; Tone = '12#' } | Export-Csv "$folder/tones.csv"
            $data = @{ callConnectionId = $call }
            @(
                @{ id = '1'; type = 'Microsoft.Communication.ContinuousDtmfRecognitionToneReceived'; data = $data + @{ operationContext = 'customer'; sequenceId = 1; tone = 'pound' } }
                @{ id = '2'; type = 'Microsoft.Communication.ContinuousDtmfRecognitionStopped'; data = $data }
            ) | ConvertTo-Json -Depth 5 | Set-Content "$folder/events.json"
        }

        It 'run unchanged: <Name>' -ForEach $examples {
            $runnable = $Code.Replace('https://contoso.communication.azure.com', "$($emulator.Endpoint)").Replace('127.0.0.1:8080', $listener)

            $shell = [powershell]::Create((Get-FreshRunspace))
            try {
                $arguments = (Get-TestedManifest), $emulator.Endpoint, $emulator.ConnectionString, $emulator.NewToken(@{}), $folder
                $null = $shell.AddScript($setUp, $false).AddParameters($arguments).Invoke()
                $null = $shell.Commands.Clear()
                $null = $shell.AddScript($runnable, $false).Invoke()

                # The files contain one row of a call that is gone, as real files do.
                $shell.Streams.Error |
                    Where-Object FullyQualifiedErrorId -NotLike '8522,*' |
                    ForEach-Object { "$_ $($_.FullyQualifiedErrorId)" } |
                    Should -BeNullOrEmpty
            }
            finally {
                $shell.Runspace.Dispose()
                $shell.Dispose()
            }
        }
    }
}
