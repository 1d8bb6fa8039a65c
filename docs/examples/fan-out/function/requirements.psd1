@{
    'Az.Accounts' = '5.*'
    'Az.Storage'  = '9.*'
}
