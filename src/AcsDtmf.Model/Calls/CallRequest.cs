namespace AcsDtmf;

/// <summary>The base class of all rows.</summary>
public abstract class CallRequest
{
    private CallingException? _rejection;
    private bool _isChecked;

    private protected CallRequest()
    {
    }

    /// <summary>Gets the id of the call connection.</summary>
    public string? CallConnectionId { get; init; }

    /// <summary>Gets the input object of the row. The engine does not use it.</summary>
    public object? Source { get; init; }

    /// <summary>Gets why the row is invalid and is not sent; null if it is valid.</summary>
    /// <remarks>The caller sets it if the input cannot be parsed. Otherwise, the rules of the row determine it.</remarks>
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
