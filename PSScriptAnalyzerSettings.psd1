@{
    Severity = @('Error', 'Warning', 'Information')

    # At a prompt these commands are written by position.
    ExcludeRules = @('PSAvoidUsingPositionalParameters')

    Rules = @{
        PSAvoidSemicolonsAsLineTerminators = @{ Enable = $true }
        PSPlaceCloseBrace = @{ Enable = $true; NewLineAfter = $true; NoEmptyLineBefore = $true; IgnoreOneLineBlock = $true }
        PSPlaceOpenBrace = @{ Enable = $true; OnSameLine = $true; NewLineAfter = $true; IgnoreOneLineBlock = $true }
        PSUseConsistentIndentation = @{ Enable = $true; IndentationSize = 4; Kind = 'space'; PipelineIndentation = 'IncreaseIndentationForFirstPipeline' }
        PSUseConsistentWhitespace = @{ Enable = $true; CheckOpenBrace = $true; CheckOpenParen = $true; CheckSeparator = $true; CheckPipe = $true; CheckInnerBrace = $true; IgnoreAssignmentOperatorInsideHashTable = $true }
    }
}
