using System.Management.Automation;
using System.Security;

namespace AcsDtmf.Binding;

/// <summary>
/// Takes whatever is piped to a command that takes secrets, and keeps no more of it than a text, as a SecureString. Without a parameter
/// that takes everything, the binder would put an object that does not fit into its error, keys and all; and bound as it is, the object
/// would stand among the bound parameters of every later error.
/// </summary>
internal sealed class PipedSecretAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? input = Shape.Unwrap(inputData);
        return input switch
        {
            SecureString secret => secret,
            string text => SecretText.Protect(text),
            _ => new PipedObject(),
        };
    }

    /// <summary>Stands for an object, whose properties are bound by their names.</summary>
    private sealed class PipedObject;
}
