using System;
using System.Runtime.InteropServices;
using System.Security;

namespace AcsDtmf.Binding;

/// <summary>Reads a SecureString for as long as a reader takes, and wipes the copy that had to be made.</summary>
internal static class SecretText
{
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
}
