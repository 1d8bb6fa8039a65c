using namespace System.Collections.Concurrent
using namespace System.IO
using namespace System.Net
using namespace System.Net.Security
using namespace System.Net.Sockets
using namespace System.Security.Cryptography
using namespace System.Security.Cryptography.X509Certificates
using namespace System.Text

<#
    A loopback server that answers every request with the same text, and keeps the requests. It represents a server that must not
    receive a credential.
#>

class Listener {
    [uri] $Endpoint
    [ConcurrentQueue[string]] $Requests
    hidden [TcpListener] $Socket
    hidden [System.Management.Automation.Job] $Job
}

function Start-Listener {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'It starts a thread for a test, which needs no -WhatIf.')]
    [CmdletBinding()]
    [OutputType('Listener')]
    param (
        # The status line and the headers of the response, one on each line.
        [string[]] $Head = 'HTTP/1.1 200 OK',

        # The body of the response. "{request}" is replaced with the complete request.
        [string] $Body = '',

        # The certificate for TLS.
        [X509Certificate2] $Certificate
    )

    $socket = [TcpListener]::new([IPAddress]::Loopback, 0)
    $socket.Start()
    $listener = [Listener]::new()
    $listener.Socket = $socket
    $listener.Requests = [ConcurrentQueue[string]]::new()
    $listener.Endpoint = '{0}://127.0.0.1:{1}/' -f ($Certificate ? 'https' : 'http'), $socket.LocalEndpoint.Port
    $listener.Job = Start-ThreadJob -ThrottleLimit 50 -ArgumentList $socket, $listener.Requests, $Head, $Body, $Certificate {
        param ($Socket, $Requests, $Head, $Body, $Certificate)

        while ($true) {
            try {
                $client = $Socket.AcceptTcpClient()
            }
            catch {
                return
            }

            try {
                $stream = $client.GetStream()
                if ($Certificate) {
                    $stream = [Net.Security.SslStream]::new($stream)
                    $stream.AuthenticateAsServer($Certificate)
                }

                # The whole request is read, because closing a connection with unread bytes resets it and discards the response.
                $reader = [IO.StreamReader]::new($stream, [Text.Encoding]::ASCII)
                $lines = @(while ($line = $reader.ReadLine()) { $line })
                if (-not $lines) {
                    # A client that does not trust the certificate closes the connection.
                    continue
                }

                $length = [int] ("$($lines -like 'Content-Length:*')" -replace '\D')
                $content = [char[]]::new($length)
                $null = $reader.ReadBlock($content, 0, $length)
                $request = (@($lines) + '' + [string]::new($content)) -join "`n"
                $Requests.Enqueue($request)

                $answer = [Text.Encoding]::UTF8.GetBytes($Body.Replace('{request}', $request))
                $text = (@($Head) + "Content-Length: $($answer.Length)" + 'Connection: close' + '' + '') -join "`r`n"
                $stream.Write([Text.Encoding]::ASCII.GetBytes($text))
                $stream.Write($answer)
            }
            catch [IO.IOException], [Security.Authentication.AuthenticationException] {
                # The client can also close the connection during the handshake.
                continue
            }
            finally {
                $client.Dispose()
            }
        }
    }
    $listener
}

function Stop-Listener {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'It ends a thread of a test, which needs no -WhatIf.')]
    [CmdletBinding()]
    param (
        [Parameter(Mandatory, Position = 0, ValueFromPipeline)]
        [AllowNull()]
        [Listener] $Listener
    )

    process {
        if ($Listener) {
            $Listener.Socket.Stop()

            # Removing a job while it ends throws, so the job gets time to end first.
            $null = $Listener.Job | Wait-Job -Timeout 5
            $Listener.Job | Remove-Job -Force
        }
    }
}

# Returns a self-signed certificate for this machine.
function Get-SelfSignedCertificate {
    [CmdletBinding()]
    [OutputType('System.Security.Cryptography.X509Certificates.X509Certificate2')]
    param ()

    $names = [SubjectAlternativeNameBuilder]::new()
    $names.AddDnsName('localhost')
    $names.AddIpAddress([IPAddress]::Loopback)
    $request = [CertificateRequest]::new('CN=localhost', [ECDsa]::Create(), [HashAlgorithmName]::SHA256)
    $request.CertificateExtensions.Add($names.Build())
    $certificate = $request.CreateSelfSigned([DateTimeOffset]::Now.AddDays(-1), [DateTimeOffset]::Now.AddDays(1))

    # On Windows, a TLS server needs an imported key.
    [X509Certificate2]::new($certificate.Export([X509ContentType]::Pfx))
}

Export-ModuleMember -Function *-*
