@{
    # Pester hands variables from one script block to another, which these two rules cannot see.
    ExcludeRules = @(
        'PSUseDeclaredVarsMoreThanAssignments'
        'PSReviewUnusedParameter'
    )
}
