using System;
using System.Runtime.InteropServices;
using System.Security;

namespace AcsDtmf.Binding;

/// <summary>Converts secrets between text and SecureString.</summary>
internal static class SecretText
{
    /// <summary>Passes the text of a SecureString to a function, and wipes the unmanaged copy when the function returns.</summary>
    internal static T Read<T>(SecureString secret, Func<string, T> read)
    {
        IntPtr copy = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            // Without its length, a secret would be truncated at its first NUL.
            return read(Marshal.PtrToStringUni(copy, secret.Length));
        }
        finally
        {
            // ZeroFreeGlobalAllocUnicode wipes only up to the first NUL.
            Marshal.Copy(new char[secret.Length], 0, copy, secret.Length);
            Marshal.FreeHGlobal(copy);
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
