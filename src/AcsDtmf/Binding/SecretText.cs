using System;
using System.Runtime.InteropServices;
using System.Security;

namespace AcsDtmf.Binding;

/// <summary>Secrets between text and SecureString.</summary>
internal static class SecretText
{
    /// <summary>Reads a SecureString for as long as a reader takes, and wipes the copy that had to be made.</summary>
    internal static T Read<T>(SecureString secret, Func<string, T> read)
    {
        IntPtr copy = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            return read(Marshal.PtrToStringUni(copy)!);
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(copy);
        }
    }

    internal static SecureString Protect(string text)
    {
        var secret = new SecureString();
        foreach (char c in text)
        {
            secret.AppendChar(c);
        }

        secret.MakeReadOnly();
        return secret;
    }
}
