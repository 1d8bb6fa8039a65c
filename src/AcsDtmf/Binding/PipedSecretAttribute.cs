using System.Management.Automation;
using System.Security;

namespace AcsDtmf.Binding;

/// <summary>
/// Accepts any object that is piped to a command with parameters for secrets, and keeps only text, as a SecureString. Without a parameter
/// that accepts every object, the error of the binder would contain an object that fits no parameter, with its secrets. If the parameter
/// kept the object, the bound parameters of every later error would contain it.
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

    /// <summary>Replaces an object. The properties of the object are bound by their names.</summary>
    private sealed class PipedObject;
}
