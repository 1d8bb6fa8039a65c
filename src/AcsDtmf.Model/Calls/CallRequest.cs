namespace AcsDtmf;

/// <summary>What every row has: the call it is about.</summary>
public abstract class CallRequest
{
    private CallingException? _rejection;
    private bool _isChecked;

    private protected CallRequest()
    {
    }

    /// <summary>Gets the id of the call connection.</summary>
    public string? CallConnectionId { get; init; }

    /// <summary>Gets the object the row was made from. The engine hands it back untouched.</summary>
    public object? Source { get; init; }

    /// <summary>Gets why the row cannot be valid and is not sent; null when nothing is known against it.</summary>
    /// <remarks>Whoever makes the row sets it when the input could not even be understood; otherwise the row's own rules say.</remarks>
    public CallingException? Rejection
    {
        get
        {
            if (!_isChecked)
            {
                _rejection = Check();
                _isChecked = true;
            }

            return _rejection;
        }

        init
        {
            _rejection = value;
            _isChecked = value is not null;
        }
    }

    private protected abstract CallingException? Check();
}
