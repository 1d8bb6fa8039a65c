using System.Management.Automation;
using System.Security;

namespace AcsDtmf.Binding;

/// <summary>Lets a secret come as text too, and turns it into a SecureString before it becomes a parameter's value.</summary>
internal sealed class SecretTextAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? input = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (input is not string text)
        {
            return inputData;
        }

        var secret = new SecureString();
        foreach (char c in text)
        {
            secret.AppendChar(c);
        }

        secret.MakeReadOnly();
        return secret;
    }
}
