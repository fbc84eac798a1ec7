// Stands in for each function of functions.inc: the first call finds the real one, every later call jumps to it.
//
// Only for this kind of processor; elsewhere nothing stands in, and the libraries are opened when the program starts.
#if defined(__x86_64__) && defined(__ELF__)

// struct library and struct function of late_libraries.c.
#define LIBRARY(library, name, other) \
  .pushsection .rodata.str1.1, "aMS", @progbits, 1 ; \
  .Lname_##library: .asciz name ; \
  .Lother_##library: .asciz other ; \
  .popsection ; \
  .pushsection .data.rel.local, "aw" ; \
  .balign 8 ; \
  .Llibrary_##library: .quad 0, .Lname_##library, .Lother_##library ; \
  .popsection

#define FUNCTION(library, name) \
  .globl name ; \
  .hidden name ; \
  .type name, @function ; \
  .balign 16 ; \
  name: jmpq *.Lfunction_##name(%rip) ; \
  .Lfirst_##name: leaq .Lfunction_##name(%rip), %r11 ; \
  jmp .Lfind ; \
  .size name, . - name ; \
  .pushsection .rodata.str1.1, "aMS", @progbits, 1 ; \
  .Lsymbol_##name: .asciz #name ; \
  .popsection ; \
  .pushsection .data.rel.local, "aw" ; \
  .balign 8 ; \
  .Lfunction_##name: .quad .Lfirst_##name, .Lsymbol_##name, .Llibrary_##library ; \
  .popsection

  .text

#include "functions.inc"

// r11 holds the function. Whatever may carry an argument is kept: six numbers, the count of floating-point ones, and
// eight of those.
  .type .Lfind, @function
  .balign 16
.Lfind:
  .cfi_startproc
  pushq %rbp
  .cfi_def_cfa_offset 16
  .cfi_offset %rbp, -16
  movq %rsp, %rbp
  .cfi_def_cfa_register %rbp
  andq $-16, %rsp
  subq $192, %rsp
  movq %rdi, 0(%rsp)
  movq %rsi, 8(%rsp)
  movq %rdx, 16(%rsp)
  movq %rcx, 24(%rsp)
  movq %r8, 32(%rsp)
  movq %r9, 40(%rsp)
  movq %rax, 48(%rsp)
  movq %r10, 56(%rsp)
  movaps %xmm0, 64(%rsp)
  movaps %xmm1, 80(%rsp)
  movaps %xmm2, 96(%rsp)
  movaps %xmm3, 112(%rsp)
  movaps %xmm4, 128(%rsp)
  movaps %xmm5, 144(%rsp)
  movaps %xmm6, 160(%rsp)
  movaps %xmm7, 176(%rsp)
  movq %r11, %rdi
  callq rightcall_late_find
  movq %rax, %r11
  movq 0(%rsp), %rdi
  movq 8(%rsp), %rsi
  movq 16(%rsp), %rdx
  movq 24(%rsp), %rcx
  movq 32(%rsp), %r8
  movq 40(%rsp), %r9
  movq 48(%rsp), %rax
  movq 56(%rsp), %r10
  movaps 64(%rsp), %xmm0
  movaps 80(%rsp), %xmm1
  movaps 96(%rsp), %xmm2
  movaps 112(%rsp), %xmm3
  movaps 128(%rsp), %xmm4
  movaps 144(%rsp), %xmm5
  movaps 160(%rsp), %xmm6
  movaps 176(%rsp), %xmm7
  movq %rbp, %rsp
  popq %rbp
  .cfi_def_cfa %rsp, 8
  jmpq *%r11
  .cfi_endproc
#endif

#if defined(__ELF__)
  .section .note.GNU-stack, "", @progbits
#endif
