using System;

namespace AcsDtmf;

/// <summary>The access key of a Communication Services resource.</summary>
public sealed class AccessKeyCredential : CallingCredential
{
    private AccessKeyCredential(Secret key) => Key = key;

    /// <inheritdoc/>
    public override AuthenticationType AuthenticationType => AuthenticationType.AccessKey;

    internal Secret Key { get; }

    /// <summary>Creates a credential from an access key as the portal shows it.</summary>
    /// <param name="accessKey">The key in Base64.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="CallingException">The key is empty or is not Base64. The message does not contain the key.</exception>
    public static AccessKeyCredential FromBase64(string accessKey)
    {
        byte[] key = [];
        try
        {
            key = Convert.FromBase64String(accessKey?.Trim() ?? string.Empty);
        }
        catch (FormatException)
        {
            // The framework's message adds nothing, and an inner exception could expose the key.
        }

        return key.Length > 0
            ? new AccessKeyCredential(new Secret(key))
            : throw new CallingException(
                CallingErrorKind.Credential,
                CallingErrorCode.InvalidAccessKey,
                "The access key is not Base64 text.")
            {
                RecommendedAction = "Copy the whole key from the resource's Keys page; it usually ends in '='. Get-AzCommunicationServiceKey returns it too.",
            };
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => Key.Dispose();
}
